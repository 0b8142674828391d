/** A text for people, in each language that an environment can ask for. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

export type Language = keyof Text;
