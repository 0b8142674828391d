import { name } from "../schema/fields.js";

const nameRule = "a log group name: letters, digits and . - _ / #, 512 at most";
export const logGroupName = () => name(/^[.\-_/#A-Za-z0-9]{1,512}$/, nameRule);
