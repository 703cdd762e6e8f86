import { debianMirrors, parseAptSources, portableAptSettings } from './apt-sources.mjs';

const none = () => '';

const mirrorsOf = (name: string, text: string, readList: (path: string) => string = none) =>
  debianMirrors(parseAptSources(name, text), readList);

describe('the Debian mirror that apt uses', () => {
  it('is read from deb822 files, with comments, several suites and a disabled stanza', () => {
    const text = `Types: deb
# a comment inside the stanza
URIs: http://mirror.example/debian/
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main

Types: deb deb-src
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;
    expect(mirrorsOf('debian.sources', text)).toEqual({
      main: 'http://mirror.example/debian',
      security: 'http://mirror.example/debian-security',
      trusted: false,
    });
  });

  it('is read from one-line files, with options and sources of source packages', () => {
    const text = `# deb http://old.example/debian bookworm main
deb-src http://src.example/debian bookworm main
deb [arch=amd64 trusted=yes] http://near.example/debian trixie main contrib # near
deb http://near.example/security trixie-security main
`;
    expect(mirrorsOf('sources.list', text)).toEqual({
      main: 'http://near.example/debian',
      security: 'http://near.example/security',
      trusted: true,
    });
  });

  it('follows a mirror list kept in a file', () => {
    const text = 'Types: deb\nURIs: mirror+file:/etc/apt/mirrors/debian.list\nSuites: bookworm\nComponents: main\n';
    const read = (path: string) => (path === '/etc/apt/mirrors/debian.list' ? 'https://cdn.example/debian\n' : '');
    expect(mirrorsOf('debian.sources', text, read)).toMatchObject({ main: 'https://cdn.example/debian' });
  });

  it('reads values folded over several lines', () => {
    const text =
      'Types: deb\nURIs:\n http://a.example/debian\nSuites:\n bookworm\n bookworm-updates\nComponents: main\n';
    expect(mirrorsOf('x.sources', text)).toMatchObject({ main: 'http://a.example/debian' });
  });

  it.each([
    ['another distribution', 'deb http://archive.example/ubuntu noble main universe'],
    ['a vendor’s packages', 'deb https://packages.example/tool cloud-sdk main'],
    ['a CD', 'deb cdrom:[Debian GNU/Linux 12]/ bookworm main'],
    ['a directory that a container cannot read', 'deb file:/srv/mirror bookworm main'],
  ])('is not taken from %s', (_what, line) => {
    expect(mirrorsOf('sources.list', line)).toBeUndefined();
  });
});

describe('portableAptSettings', () => {
  it('keeps proxies and clock checks, and nothing else', () => {
    const dump = `Acquire::http::Proxy "http://proxy.example:3142";
Acquire::Check-Valid-Until "false";
Acquire::Languages "";
Dir::Etc::netrc "auth.conf";
Acquire::https::Proxy::internal.example "DIRECT";
`;
    expect(portableAptSettings(dump)).toEqual([
      'Acquire::http::Proxy "http://proxy.example:3142";',
      'Acquire::Check-Valid-Until "false";',
    ]);
  });
});
