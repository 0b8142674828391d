/** Examples of https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html and the pages named below. */
import { matchesEvent, matchEvent } from "../../../src/evaluation/log-filter/index.js";

const matching = (pattern: string, events: readonly string[]) => events.filter((event) => matchesEvent(pattern, event));

describe("regular expressions", () => {
  test.each([
    ["^[hc]at", ["hat", "cat", "cat flap"], ["that", "a cat"]],
    ["[hc]at$", ["hat", "a cat"], ["cats", "hat stand"]],
    ["colou?r", ["color", "colour"], ["colouur"]],
    ["[abc]", ["a", "b", "c"], ["d"]],
    ["[a-z]", ["q"], ["Q", "1"]],
    ["[abcx-z]", ["a", "c", "x", "y", "z"], ["d", "w"]],
    ["^a{3,5}$", ["aaa", "aaaa", "aaaaa"], ["aa", "aaaaaa"]],
    ["^a{,2}$", ["", "a", "aa"], ["aaa"]],
    ["^a{2,}$", ["aa", "aaaa"], ["a"]],
    ["gra|ey", ["gray", "grey"], ["gry"]],
    [
      "^starting|^initializing|^shutting down",
      ["starting up", "initializing", "shutting down now"],
      ["skipping initializing"],
    ],
    ["abcc|ab[^c]$", ["abcc x", "aba"], ["aac x"]],
    ["\\[.\\]", ["[a]", "[b]", "[7]", "[@]", "[]]", "[ ]"], ["[]", "[ab"]],
    ["10\\.10\\.0\\.1", ["10.10.0.1"], ["10010,051"]],
    ["10.10.0.1", ["10.10.0.1", "10010,051"], ["10.10.0"]],
    ["ab*c", ["ac", "abc", "abbbc"], ["adc"]],
    ["ab[0-9]*", ["ab", "ab0", "ab129"], ["a0"]],
    ["ab+c", ["abc", "abbc", "abbbc"], ["ac"]],
    [".at", ["hat", "cat", "bat", "4at", "#at", " at"], ["at"]],
    ["^\\d\\D$", ["4a"], ["44", "a4"]],
    ["^\\s\\S$", ["\ta", " a", "\na"], ["ab", "  "]],
    ["^\\w\\W$", ["a-", "_ ", "0."], ["ab", "-a"]],
    ["\\x3A", [":"], ["3"]],
    ["\\x28", ["("], [")"]],
    ["AUTHORIZED", ["[ERROR 401] UNAUTHORIZED REQUEST", "[SUCCESS 200] AUTHORIZED REQUEST"], ["authorized"]],
  ])("%s", (expression, matched, others) => {
    expect(matching(`%${expression}%`, [...matched, ...others])).toEqual(matched);
  });
});

describe("unstructured events", () => {
  const events = [
    "[ERROR 400] BAD REQUEST",
    "[ERROR 401] UNAUTHORIZED REQUEST",
    "[ERROR 419] MISSING ARGUMENTS",
    "[ERROR 420] INVALID ARGUMENTS",
  ];

  test.each([
    ["ERROR", events],
    ["ERROR ARGUMENTS", events.slice(2)],
    ["?ERROR ?ARGUMENTS", events],
    ["ERROR -ARGUMENTS", events.slice(0, 2)],
    ['" "', events],
    ["", events],
    ["Error", []],
  ])("%s", (pattern, matched) => {
    expect(matching(pattern, events)).toEqual(matched);
  });

  test("a phrase", () => {
    const phrase = "[ERROR 500] INTERNAL SERVER ERROR";
    expect(matching('"INTERNAL SERVER ERROR"', [...events, phrase, "INTERNAL ERROR SERVER"])).toEqual([phrase]);
  });

  test("? terms count for nothing beside others", () => {
    const requests = ["[INFO] REQUEST FAILED", "[WARN] UNAUTHORIZED REQUEST", "[ERROR] 400 BAD REQUEST"];
    expect(matching("?ERROR ?ARGUMENTS REQUEST", [...requests, "[ERROR] ARGUMENTS"])).toEqual(requests);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CountOccurrencesExample.html
  test("case counts", () => {
    const posted = ["This message contains an Error", "This message also contains an Error"];
    expect(matching("Error", [...posted, "an error"])).toEqual(posted);
  });
});

describe("JSON events", () => {
  const trail = JSON.stringify({
    eventType: "UpdateTrail",
    sourceIPAddress: "111.111.111.111",
    arrayKey: ["value", "another value"],
    objectList: [
      { name: "a", id: 1 },
      { name: "b", id: 2 },
    ],
    SomeObject: null,
    "cluster.name": "c",
  });

  test.each([
    '{ $.eventType = "UpdateTrail" }',
    "{ $.sourceIPAddress != 123.123.* }",
    '{ $.arrayKey[0] = "value" }',
    "{ $.eventType = %Trail% }",
    "{ $.arrayKey[*] = %val.{2}% }",
    "{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }",
    "{ $.['cluster.name'] = \"c\" }",
    "{ $.SomeObject IS NULL }",
    "{ $.SomeOtherObject NOT EXISTS }",
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    '{ $.eventType = "*" && $.sourceIPAddress != 123.123.* }',
  ])("%s matches", (pattern) => {
    expect(matchesEvent(pattern, trail)).toBe(true);
  });

  test.each([
    '{ $.arrayKey = "value" }',
    "{ $.objectList[0] = * }",
    "{ $.sourceIPAddress != 111.111.* }",
    "{ $.SomeObject NOT EXISTS }",
    "{ $.SomeOtherObject IS NULL }",
  ])("%s does not: an array, an object, a prefix, a null, nothing", (pattern) => {
    expect(matchesEvent(pattern, trail)).toBe(false);
  });

  test.each([
    ["{ $.bandwidth > 75 }", { bandwidth: 76 }, { bandwidth: 75 }],
    ["{ $.latency < 50 }", { latency: 49.9 }, { latency: 50 }],
    ["{ $.refreshRate >= 60 }", { refreshRate: 60 }, { refreshRate: 59 }],
    ["{ $.responseTime <= 5 }", { responseTime: 5 }, { responseTime: 5.1 }],
    ["{ $.errorCode = 400}", { errorCode: 400 }, { errorCode: 401 }],
    ["{ $.errorCode != 500 }", { errorCode: 400 }, { errorCode: 500 }],
    ["{ $.number[0] = 1e+3 }", { number: [1000] }, { number: [1001] }],
    ["{ $.number[0] != 1e-3 }", { number: [0.01] }, { number: [0.001] }],
    ["{ $.errorCode = 4* }", { errorCode: 404 }, { errorCode: 504 }],
  ])("%s", (pattern, matched, other) => {
    expect(matchesEvent(pattern, JSON.stringify(matched))).toBe(true);
    expect(matchesEvent(pattern, JSON.stringify(other))).toBe(false);
  });

  const object = JSON.stringify({
    user: { id: 1, email: "John.Stiles@example.com" },
    users: [
      { id: 2, email: "John.Doe@example.com" },
      { id: 3, email: "Jane.Doe@example.com" },
    ],
    actions: ["GET", "PUT", "DELETE"],
    coordinates: [
      [0, 1, 2],
      [4, 5, 6],
      [7, 8, 9],
    ],
  });

  test.each([
    ['{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', true],
    [
      '{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch" && $.actions[2] = "nonmatch" }',
      true,
    ],
    [
      '{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch") && $.actions[2] = "nonmatch" }',
      false,
    ],
    ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', false],
  ])("%s", (pattern, result) => {
    expect(matchesEvent(pattern, object)).toBe(result);
  });
});

describe("events with spaces between fields", () => {
  const request = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

  test.each([
    "[ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]",
    "[..., request =*.html*, status_code = 4*, bytes]",
    "[ip, user, username, timestamp, request =*.html*, status_code = 404 || status_code = 410, bytes]",
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    "[ip, server, username, timestamp, request, status_code, bytes > 1000]",
  ])("%s matches", (pattern) => {
    expect(matchesEvent(pattern, request)).toBe(true);
    expect(matchesEvent(pattern, request.replace("404 1534", "200 12").replace(".html", ".png"))).toBe(false);
  });

  const events = [
    "INFO 09/25/2014 12:00:00 GET /service/resource/67 1200",
    "INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310",
    "WARNING 09/25/2014 12:00:02 Invalid user request",
    "ERROR 09/25/2014 12:00:02 Failed to process request",
  ];

  test.each([
    ["[w1=ERROR, w2]", [3]],
    ["[w1=ERROR || w1=WARNING, w2]", [2, 3]],
    ["[w1!=ERROR && w1!=WARNING, w2]", [0, 1]],
    ["[w1=ERROR || w1=%WARN%, w2]", [2, 3]],
    ["[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]", [0]],
    ["[logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]", [1]],
  ])("%s", (pattern, matched) => {
    expect(matching(pattern, events)).toEqual(matched.map((index) => events[index]));
  });

  test("the fields that the page on metric filters lists", () => {
    const match = matchEvent("[ip, server, username, timestamp, request, status_code, bytes > 1000]", request);
    const names = ["$bytes", "$status_code", "$request", "$timestamp", "$username", "$server", "$ip"];
    expect(names.map((name) => match?.value(name))).toEqual([
      "1534",
      "404",
      "GET /index.html HTTP/1.0",
      "10/Oct/2000:13:25:15 -0700",
      "frank",
      "Prod",
      "127.0.0.1",
    ]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TestMetricFilter.html
  describe("TestMetricFilter", () => {
    const apache = [
      '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /apache_pb.gif HTTP/1.0" 200 1534',
      '127.0.0.1 - frank [10/Oct/2000:13:35:22 -0700] "GET /apache_pb.gif HTTP/1.0" 500 5324',
    ];
    const values = [
      "127.0.0.1",
      "-",
      "frank",
      "10/Oct/2000:13:25:15 -0700",
      "GET /apache_pb.gif HTTP/1.0",
      "200",
      "1534",
    ];

    test.each([
      [
        "[ip, identity, user_id, timestamp, request, status_code, size]",
        "$ip $identity $user_id $timestamp $request $status_code $size",
      ],
      ["[..., size]", "$1 $2 $3 $4 $5 $6 $size"],
      ["[]", "$1 $2 $3 $4 $5 $6 $7"],
    ])("%s", (pattern, selectors) => {
      const match = matchEvent(pattern, apache[0] ?? "");
      expect(selectors.split(" ").map((selector) => match?.value(selector))).toEqual(values);
    });

    test("[..., status_code=200, size]", () => {
      expect(matching("[..., status_code=200, size]", apache)).toEqual([apache[0]]);
    });
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Counting404Responses.html and FindCountMetric.html
  test.each([
    ["[IP, UserInfo, User, Timestamp, RequestInfo, StatusCode=404, Bytes]", 1],
    ["[ip, id, user, timestamp, request, status_code=4*, size]", 1],
    ["[ip, id, user, timestamp, request, status_code, size]", 2],
  ])("%s", (pattern, count) => {
    const posted = [
      '127.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 404 2326',
      '127.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] "GET /apache_pb2.gif HTTP/1.0" 200 2326',
    ];
    expect(matching(pattern, posted)).toHaveLength(count);
  });
});
