import { expect } from 'chai';
import { fileUrls } from '../../../../../bot/channels/teams/files/fileUrls.ts';
import { hostileAddresses } from '../../../../security/hostileAddresses.ts';

const isFileUrl = fileUrls();

const OURS = [
  'https://contoso.sharepoint.com/sites/a/_layouts/15/download.aspx?UniqueId=1&tempauth=eyJ.x.y',
  'https://contoso-my.sharepoint.com/personal/ana_contoso_com/_api/v2.0/drive/items/01/uploadSession?guid=1',
  'https://contoso-my.sharepoint.us/personal/a/file',
  'https://contoso.sharepoint-mil.us/a',
  'https://a.sharepoint.com/',
  'https://Contoso-my.sharepoint.com/personal/a/Documents/Microsoft Teams Chat Files/a.log',
];

const NOT = [
  'http://contoso.sharepoint.com/a',
  'https://contoso.sharepoint.com:444/a',
  'https://contoso.sharepoint.com:443/a',
  'https://a:b@contoso.sharepoint.com/a',
  'https://contoso.sharepoint.com@evil.example/a',
  'https://evil.example/contoso.sharepoint.com/a',
  'https://contoso.sharepoint.com.evil.example/a',
  'https://contososharepoint.com/a',
  'https://sharepoint.com/a',
  'https://.sharepoint.com/a',
  'https://a.b.sharepoint.com/a',
  'https://-a.sharepoint.com/a',
  'https://contoso.sharepoint.com',
  'https://contoso.sharepoint.com./a',
  'https://contoso.sharepoint.com\\@evil.example/a',
  'https://contoso.sharepoint.com/a\\b',
  'https://contoso.sharepoint.com/a\n',
  ' https://contoso.sharepoint.com/a',
  'https://\u212aontoso.sharepoint.com/a',
  'https://contoso.sharepoint.com?/a',
  'https://contoso.sharepoint.com#/a',
  'https://evil.example#.sharepoint.com/a',
  'https://evil.example?.sharepoint.com/a',
  'https://ｃontoso.sharepoint.com/a',
  'https://contoso.sharepoint。com/a',
  'https://con%74oso.sharepoint.com/a',
  'https:contoso.sharepoint.com/a',
  'https:///contoso.sharepoint.com/a',
  `https://contoso.sharepoint.com/${'a'.repeat(5000)}`,
  '',
];

describe('where files of Teams are fetched and put', () => {
  for (const url of OURS) it(`is ${url}`, () => expect(isFileUrl(url)).to.equal(true));

  for (const url of [...NOT, ...hostileAddresses(80)]) {
    it(`is not ${JSON.stringify(url.slice(0, 80))}`, () => expect(isFileUrl(url)).to.equal(false));
  }

  it('is what plays SharePoint in a test, and nothing else then', () => {
    const inTest = fileUrls('http://127.0.0.1:4000');
    expect(inTest('http://127.0.0.1:4000/a')).to.equal(true);
    expect(inTest('http://127.0.0.1:40001/a')).to.equal(false);
    expect(inTest('http://127.0.0.1:4000@evil.example/a')).to.equal(false);
    expect(inTest(OURS[0] ?? '')).to.equal(false);
  });
});
