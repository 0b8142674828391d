export {
  EcrScanning,
  type BasicScanning,
  type EcrScanningProps,
  type EnhancedScanning,
  type Scanning,
} from "./ecr-scanning.js";
