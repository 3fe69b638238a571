/**
 * Addresses that nothing here may ever call, in the fields in which a client could hide one (goal C4). A channel that
 * answers at an address which comes with the message (a Bot Framework `serviceUrl`) has to refuse all of them too:
 * `serviceUrlsOfTeams.ts` takes this list, and adds hosts that only look like those it allows.
 */
export function hostileAddresses(port: number): readonly string[] {
  const here = [
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '0',
    '0.0.0.0',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'ip6-localhost',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '１２７.０.０.１',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    'loca\u00adlhost',
    // Names that anybody can have lead to this machine: as after a rebinding of the name.
    '127.0.0.1.nip.io',
    'localtest.me',
  ].map((host) => `http://${host}:${port}/`);
  const disguised = [
    `http://smba.trafficmanager.net@127.0.0.1:${port}/`,
    `http://smba.trafficmanager.net:443@127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}\\@smba.trafficmanager.net/`,
    `http://127.0.0.1:${port}#@smba.trafficmanager.net/`,
    `http://127.0.0.1:${port}?@smba.trafficmanager.net/`,
    `http://smba.trafficmanager.net%40127.0.0.1:${port}/`,
    `http://smba.trafficmanager.net%2f@127.0.0.1:${port}/`,
    `http:/127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}/`,
    `http:\\\\127.0.0.1:${port}\\`,
    `//127.0.0.1:${port}/`,
    `\\\\127.0.0.1@${port}\\share`,
    ` http://127.0.0.1:${port}/`,
    `ht\ttp://127.0.0.1:${port}/`,
    `HTTP://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}/redirect?to=http://169.254.169.254/`,
    `ws://127.0.0.1:${port}/`,
    `ftp://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/_GET`,
    `dict://127.0.0.1:${port}/`,
  ];
  const elsewhere = [
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil-smba.trafficmanager.net/',
    'https://x.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.ｎｅｔ/',
    'https://xn--smb-7na.trafficmanager.net/',
    'https://evil.botframework.com/',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'http://10.0.0.1/',
    'http://[fd00:ec2::254]/',
    'file:///etc/passwd',
    'file://127.0.0.1/etc/passwd',
    'data:text/html,<script>1</script>',
    'javascript:alert(1)',
    'blob:http://127.0.0.1/x',
  ];
  return [...here, ...disguised, ...elsewhere];
}

/** A message with the address in each place where one could be. */
export const fieldsWith = (url: string): readonly Readonly<Record<string, unknown>>[] => [
  { attachments: [{ contentType: 'image/png', contentUrl: url, thumbnailUrl: url }] },
  { attachments: [{ contentType: 'text/html', content: { url, html: `<img src=${url}>` } }] },
  { serviceUrl: url, callerId: url, relatesTo: { serviceUrl: url } },
  { channelData: { url, serviceUrl: url, attachments: [{ contentUrl: url }] } },
  { text: `see ${url} <img src="${url}"> ![x](${url})`, textFormat: 'xml' },
  { entities: [{ type: 'x', url, contentUrl: url }] },
];
