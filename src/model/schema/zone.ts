import { name } from "./fields.js";

/** The name of an Availability Zone. */
export const zoneName = () => name(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an Availability Zone, such as ap-northeast-1a");
