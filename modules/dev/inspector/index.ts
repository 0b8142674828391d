export { ec2HybridScanning } from "./hybrid-scanning.js";
export { Inspector, type InspectorProps, type InspectorResourceType } from "./inspector.js";
