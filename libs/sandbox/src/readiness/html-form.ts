/** Names and values of a page's hidden inputs that belong to a form, « form[…] ». */
export function hiddenFields(body: string, form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [input] of body.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(input)?.[1];
    if (name?.startsWith(`${form}[`)) fields[decoded(name)] = decoded(value ?? '');
  }
  return fields;
}

/** Text of an attribute, without the entities that PHP writes there. */
export function decoded(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#039;', "'").replaceAll('&#x5B;', '[').replaceAll('&amp;', '&');
}
