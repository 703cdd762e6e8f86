/**
 * apt's own configuration, read to learn which mirror this machine uses. Pure: file contents in, facts out.
 *
 * @typedef {{ uri: string, suites: string[], components: string[], trusted: boolean }} AptSource
 */

/**
 * Both formats: one-line `*.list` and deb822 `*.sources`.
 * @param {string} name the file's name, which decides
 * @param {string} text
 * @returns {AptSource[]}
 */
export function parseAptSources(name, text) {
  return name.endsWith('.sources') ? parseDeb822(text) : parseOneLine(text);
}

function parseOneLine(text) {
  return text.split('\n').flatMap((raw) => {
    const line = raw.replace(/#.*$/, '').trim();
    const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*(.*)$/.exec(line);
    if (!match) return [];
    const [, options = '', uri, suite, components] = match;
    return [{ uri, suites: [suite], components: words(components), trusted: /\btrusted=yes\b/.test(options) }];
  });
}

function parseDeb822(text) {
  const withoutComments = text.replace(/^#.*\n?/gm, '');
  return withoutComments.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = readFields(stanza);
    if (!words(fields.types).includes('deb') || /^(no|false|0)$/i.test(fields.enabled ?? '')) return [];
    return words(fields.uris).map((uri) => ({
      uri,
      suites: words(fields.suites),
      components: words(fields.components),
      trusted: /^yes$/i.test(fields.trusted ?? ''),
    }));
  });
}

function readFields(stanza) {
  const fields = {};
  let current;
  for (const line of stanza.split('\n')) {
    const match = /^([A-Za-z-]+):(.*)$/.exec(line);
    if (match) {
      current = match[1].toLowerCase();
      fields[current] = match[2].trim();
    } else if (current && /^\s/.test(line)) {
      fields[current] += ` ${line.trim()}`;
    }
  }
  return fields;
}

/**
 * The mirror of Debian's main archive and, if apt has it, of the security archive.
 * @param {AptSource[]} sources
 * @param {(path: string) => string} readList reads the file of a `mirror+file:` address
 * @returns {{ main: string, security?: string, trusted: boolean } | undefined} undefined: no Debian mirror known
 */
export function debianMirrors(sources, readList) {
  const usable = sources
    .map((source) => ({ ...source, uri: resolveUri(source.uri, readList) }))
    .filter(({ uri, components }) => uri !== undefined && components.includes('main'));
  const security = usable.find(isSecurity);
  const main = usable.find((source) => !isSecurity(source) && source.suites.some(isDebianSuite));
  if (!main) return undefined;
  return { main: main.uri, security: security?.uri, trusted: main.trusted };
}

function isSecurity({ uri, suites }) {
  return suites.some((suite) => /-security$|\/updates$/.test(suite)) || /debian-security\/?$/.test(uri);
}

function isDebianSuite(suite) {
  return /^(bullseye|bookworm|trixie|forky|sid|stable|oldstable|testing|unstable)\/?$/.test(suite);
}

function resolveUri(uri, readList) {
  const listed = /^mirror\+file:(.+)$/.exec(uri);
  const resolved = listed ? readList(listed[1]).match(/^\s*(https?:\/\/\S+)/m)?.[1] : uri;
  return resolved && /^https?:\/\//.test(resolved) ? resolved.replace(/\/+$/, '') : undefined;
}

function words(text) {
  return (text ?? '').split(/\s+/).filter(Boolean);
}

/** The settings of `apt-config dump` without which downloads fail here (proxies, clock checks), to give to an image. */
export function portableAptSettings(dump) {
  const wanted = /^Acquire::(https?::Proxy|Check-Valid-Until|Check-Date) "(.+)";$/i;
  return dump.split('\n').filter((line) => wanted.test(line));
}
