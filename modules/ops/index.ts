export * from "./alarms/index.js";
export { AlarmSet, type AlarmSetProps } from "./alarms/alarm-set.js";
export { DatabaseEvents, type DatabaseEventsProps } from "./events/database-events.js";
export { EventNotice, type EventNoticeProps } from "./events/event-notice.js";
export { AlarmTopic, type AlarmTopicProps } from "./notification/alarm-topic.js";
export type { Receiver } from "../../src/model/environment/routes.js";
export {
  routeOf,
  type ActionsByRegion,
  type ActionsBySeverity,
  type AlarmActions,
  type RegionActions,
} from "./notification/route.js";
export { TopicKey, type TopicKeyProps } from "./notification/topic-key.js";
