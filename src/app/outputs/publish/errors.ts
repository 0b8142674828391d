/** An output folder that could not be written: which file, why, and in what state the folder is. */
export class PublishError extends Error {
  override readonly name = "PublishError";
}

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

export const messageOf = (error: unknown): string => String((error as Error | undefined)?.message ?? error);

/** What the operating system says of a failure, without the paths of a temporary folder that follow it. */
export function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return codeOf(error) === undefined ? message : message.split(",")[0]!;
}
