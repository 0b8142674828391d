export { Macie, type MacieProps, type MacieResults } from "./macie.js";
