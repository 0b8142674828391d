export { AdminPaths, type AdminPathsProps } from "./admin-paths.js";
