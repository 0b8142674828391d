/** An app that cannot be loaded: which file, why, and what would be right. */
export class AppError extends Error {
  override readonly name = "AppError";
}
