import type { AlarmState } from "../types.js";
import { element, label, type Markup } from "./svg.js";

export const colors: Readonly<Record<AlarmState, string>> = {
  OK: "#2e8540",
  ALARM: "#c62828",
  INSUFFICIENT_DATA: "#b0b4ba",
};

/** What the colours mean. */
export function legend(x: number, y: number): Markup {
  const states = Object.entries(colors).flatMap(([state, fill], index) => [
    element("rect", { x: x + index * 90, y: y - 9, width: 14, height: 10, fill }),
    label(x + index * 90 + 20, y, state),
  ]);
  const told = x + 90 * 2 + 170;
  const triangle = element("path", { d: `M${told} ${y - 9} l5 9 h-10 z`, fill: "#1b1f24" });
  return element("g", { class: "legend" }, ...states, triangle, label(told + 12, y, "somebody is told"));
}
