// Drives the client that @hey-api/openapi-ts makes of docs/openapi.yaml; see test_typescript.py.
import { createClient } from './client/client/index.ts';
import {
  fetchToken, listFacilities, listReferrals, readCriteria, readReferral, refer, revokeToken, withdraw,
} from './client/index.ts';
import type { ReferralIn } from './client/index.ts';

declare const process: { argv: string[] };
const [, , baseUrl, id, secret, example] = process.argv as string[];

function expect(what: string, has: unknown, wanted: unknown): void {
  if (JSON.stringify(has) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(has)}, not ${JSON.stringify(wanted)}`);
  }
}

const bySecret = createClient({ baseUrl, auth: `${id}:${secret}` });
const { data: token } = await fetchToken({
  client: bySecret, body: { grant_type: 'client_credentials' }, throwOnError: true,
});
const client = createClient({ baseUrl, auth: token.access_token });

const { data: criteria } = await readCriteria({
  client, path: { key: 'polaris' }, query: { track: 'home' }, throwOnError: true,
});
const body: ReferralIn = JSON.parse(example);
expect(
  'what is asked',
  criteria.criteria.filter((each) => each.asked_of_referrer).map((each) => each.key),
  Object.keys(body.answers ?? {}),
);
const { data: facilities } = await listFacilities({ client, throwOnError: true });
body.facility = facilities.results.find((each) => each.name === 'Skovlyset')!.id;

async function send(key: string) {
  const { data, response } = await refer({
    client, body, headers: { 'Idempotency-Key': key }, throwOnError: true,
  });
  if (!('id' in data)) throw new Error('a dry run was not asked for');
  return { data, response };
}
const first = await send('1');
const again = await send('1');
expect('the status', first.response!.status, 201);
expect('the replay', again.data, first.data);
expect('the header', again.response!.headers.get('Idempotency-Replayed'), 'true');
const second = await send('2');

const path = { id: first.data.id };
const read = await readReferral({ client, path, throwOnError: true });
const tag = read.response!.headers.get('ETag')!;
const unchanged = await readReferral({ client, path, headers: { 'If-None-Match': tag } });
expect('nothing changed', unchanged.response!.status, 304);

const ids: number[] = [];
let cursor: string | undefined;
do {
  const { data: page } = await listReferrals({
    client, query: { limit: 1, ...(cursor ? { cursor } : {}) }, throwOnError: true,
  });
  ids.push(...page.results.map((each) => each.id));
  cursor = page.next_cursor ?? undefined;
} while (cursor);
expect('the pages', ids, [second.data.id, first.data.id]);

const gone = await withdraw({ client, path, body: { reason: 'Rejst hjem' }, throwOnError: true });
expect('the status after it', gone.data.status, 'withdrawn');
const late = await withdraw({ client, path, body: { reason: 'Noget andet' } });
expect('another reason', [late.response?.status, late.error && 'code' in late.error && late.error.code], [
  409, 'already_withdrawn',
]);

await revokeToken({ client: bySecret, body: { token: token.access_token }, throwOnError: true });
expect('after it is given back', (await readReferral({ client, path })).response?.status, 401);
