/** Parts of a message that EventBridge sends; a text that is all of a `<name>` stands for a path. */
export type Template = string | readonly Template[] | { readonly [field: string]: Template };

/**
 * A text as Amazon Q shows it in a channel; it drops whatever has another form. EventBridge escapes nothing that it puts into a text,
 * and a quotation mark would make the message no JSON: what the text names by `<name>` is numbered in it, and stands below by itself.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
 */
export function chatNotice(title: string, text: string, paths: Readonly<Record<string, string>>): Template {
  const named: string[] = [];
  const numbered = text.replace(/<(\w+)>/g, (whole, name: string) => {
    if (!Object.hasOwn(paths, name)) return whole;
    if (!named.includes(whole)) named.push(whole);
    return `(${named.indexOf(whole) + 1})`;
  });
  const content = { textType: "client-markdown", title: plain(title), description: plain(numbered) };
  return { version: "1.0", source: "custom", content: named.length > 0 ? { ...content, nextSteps: named } : content };
}

/** EventBridge takes what stands between such brackets for a path. */
const plain = (text: string): string => text.replaceAll("<", "‹").replaceAll(">", "›");
