export { ConfigurationRecorder, type ConfigurationRecorderProps } from "./configuration-recorder.js";
