export { AlarmFunction, type AlarmFunctionProps } from "./alarm-function.js";
export { AlarmTopic, type AlarmTopicProps } from "./alarm-topic.js";
export type { CostPublisher } from "./cost-publishers.js";
export { ChatChannels, type ChatChannel, type ChatChannelsProps } from "./chat-channels.js";
export { Heartbeat, type HeartbeatProps } from "./heartbeat.js";
export { routeOf, type ActionsByRegion, type ActionsByRoute, type AlarmActions, type RegionActions } from "./route.js";
export { TopicKey, type TopicKeyProps } from "./topic-key.js";
export { TopicFunction, type TopicFunctionProps } from "./topic-function.js";
