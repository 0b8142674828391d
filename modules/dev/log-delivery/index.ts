export { LogDeliveryPolicy, type LogDeliveryPolicyProps } from "./log-delivery-policy.js";
