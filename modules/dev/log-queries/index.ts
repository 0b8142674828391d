export { SavedQueries, type SavedQueriesProps } from "./saved-queries.js";
