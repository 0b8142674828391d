import { SavedQueries } from "../../../../modules/dev/log-queries/saved-queries.js";
import { prefixOf } from "../../../model/names/index.js";
import {
  archiveBucketName,
  archiveRetention,
  hasLogTable,
  resultsBucketName,
} from "../../../model/contract/archive.js";
import { archivedLogGroups } from "../../../model/contract/log-groups.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import type { LogGroups } from "./logs.js";
import { modules } from "./modules.js";

/** What people ask logs with: saved queries of Logs Insights, and the archive as a table of Athena. */
export function addLogAccess(stack: TelemetryStack, groups: LogGroups): void {
  const { environment } = stack;
  const { language, timeZone, telemetry } = environment;
  const { archive, athena, savedQueries } = telemetry.logs;
  if (savedQueries) {
    const logGroups = new Map([...groups].map(([id, { logGroupName }]) => [id, logGroupName]));
    new SavedQueries(stack, "savedQueries", { folder: prefixOf(environment), logGroups, language });
  }
  if (!archive || !hasLogTable(environment)) return;
  const prefix = prefixOf(environment);
  const { databaseName, workgroupName } = new modules.LogTable(stack, "logTable", {
    name: `${prefix}-logs`,
    bucketName: archiveBucketName(environment),
    retention: archiveRetention(environment),
    timeZone,
    folders: new Map([
      ...athena.formerSources.map((id) => [id, id.replace(".", "/")] as const),
      ...archivedLogGroups(environment).map(({ id, keys }) => [id, keys.join("/")] as const),
    ]),
    resultsBucketName: resultsBucketName(environment),
    resultsKmsKeyArn: archive.kmsKeyArn,
    resultsRetention: athena.resultsRetention,
    scanLimit: athena.scanLimit,
    language,
  });
  stack.output("log_table", "The archive in Athena", {
    database: databaseName,
    table: "logs",
    workgroup: workgroupName,
  });
}
