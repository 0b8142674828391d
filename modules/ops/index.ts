export * from "./alarms/index.js";
export { AlarmSet, type ActionsBySeverity, type AlarmActions, type AlarmSetProps } from "./alarms/alarm-set.js";
export { DatabaseEvents, type DatabaseEventsProps } from "./events/database-events.js";
export { EventNotice, type EventNoticeProps } from "./events/event-notice.js";
export { ecsEvents, type EventRow } from "./catalogue/events/rows.js";
export { AlarmTopic, type AlarmTopicProps, type Receiver } from "./notification/alarm-topic.js";
export { TopicKey, type TopicKeyProps } from "./notification/topic-key.js";
