export { DatabaseEvents, type DatabaseEventsProps } from "./database-events.js";
export { EventNotice, type EventNoticeProps } from "./event-notice.js";
