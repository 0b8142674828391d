export { SecurityHub, type SecurityHubProps } from "./security-hub.js";
