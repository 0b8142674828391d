export { ImageLifecycle, type ImageLifecycleProps } from "./image-lifecycle.js";
