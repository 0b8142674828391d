export {
  awslogsConfiguration,
  fireLensConfiguration,
  logRouter,
  logWriterPolicy,
  type EcsLogsProps,
  type LogConfiguration,
  type LogRouter,
} from "./ecs-logs.js";
