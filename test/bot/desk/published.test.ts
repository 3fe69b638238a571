import { expect } from 'chai';
import { type DeskOnline, deskOnline } from './deskOnline.ts';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

describe('The description of the desk’s API', () => {
  let desk: DeskOnline;

  beforeEach(async () => {
    desk = await deskOnline();
  });
  afterEach(() => desk.end());

  const description = async () =>
    (await (await desk.ask('/desk/api/openapi.json')).json()) as OpenApi;

  const expectComplete = async () => {
    const { openapi, paths } = await description();
    expect(openapi).to.equal('3.1.0');
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = Object.values(desk.at.server.getDebugInfo().routes as Record<string, unknown>[])
      .map(({ method, path }) => `${String(method).toLowerCase()} ${String(path)}`)
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'))
      .filter((route) => !route.includes('.json'));
    expect(described.toSorted()).to.deep.equal(routes.toSorted());
  };

  it('is OpenAPI 3.1 and names every route that there is', () => expectComplete());

  it('does so too where there are no mails', async () => {
    await desk.restart({ mailbox: undefined });
    await expectComplete();
  });

  it('refers to no schema that it does not have', async () => {
    const all = await description();
    const named = [...JSON.stringify(all.paths).matchAll(/#\/components\/schemas\/(\w+)/g)];
    expect(named).not.to.have.length(0);
    for (const [, name = ''] of named) expect(all.components.schemas).to.have.property(name);
  });

  it('comes with the schemas of a request and of a handoff', async () => {
    const schema = async (name: string) => (await desk.ask(`/schemas/${name}.json`)).json();
    expect(await schema('support-request-2')).to.include({ $id: 'support-request/2' });
    expect(await schema('handoff-1')).to.include({ $id: 'handoff/1' });
  });
});
