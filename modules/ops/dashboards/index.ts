export type { Widget } from "../engine/dashboard/widget.js";
export { AlarmDashboard, type AlarmDashboardProps } from "./alarm-dashboard.js";
