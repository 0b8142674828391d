export * from "./alarms/index.js";
export { AlarmSet, type AlarmActions, type AlarmSetProps } from "./alarms/alarm-set.js";
export { AlarmTopic, type AlarmTopicProps, type Receiver } from "./notification/alarm-topic.js";
export { TopicKey, type TopicKeyProps } from "./notification/topic-key.js";
