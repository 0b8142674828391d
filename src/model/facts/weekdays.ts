/** Days of the week, as schedules of AWS write them; in the order of JavaScript's own count. */
export const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

export type Weekday = (typeof weekdays)[number];
