import type { Mutant } from './mutations';
import { Rules, Severity } from '../../../src';
import { Answer, ApiClient } from '../api-client';
import { pointerOf } from '../differential/field-paths';

/** What the API server says about an object. */
export interface ServerVerdict {
  readonly isRefused: boolean;
  /** JSON pointers to the fields that it blames. Indexes are missing where it does not say them. */
  readonly places: readonly string[];
  readonly message: string;
}

/** Asks the API server with strict validation of fields, as kubectl does. */
export async function askServer(client: ApiClient, { object }: Mutant): Promise<ServerVerdict> {
  if (typeof object.apiVersion !== 'string' || typeof object.kind !== 'string') {
    return { isRefused: true, places: ['/apiVersion', '/kind'], message: 'no kind' };
  }
  const answer = await client.create(object);
  return { isRefused: answer.status >= 400, places: answer.status >= 400 ? placesIn(answer) : [], message: String(answer.body.message ?? '') };
}

/** Embedded structs of Go have names, too, and fields of JSON begin with a small letter. */
const embedded = /\.[A-Z]\w*(?=\.)/gu;
const goType = /Go struct field \w+?\.([\w.]+) of type/u;

/** The fields of causes, or of the words of the decoder, which has none. */
function placesIn({ status, body }: Answer): string[] {
  if (status === 404) {
    return ['/apiVersion', '/kind'];
  }
  const message = String(body.message);
  const unknown = [...message.matchAll(/(?:unknown|duplicate) field "([^"]+)"/gu)].map(([, field]) => pointerOf(field));
  const mistyped = goType.exec(message)?.[1];
  return [...unknown, ...mistyped === undefined ? [] : [pointerOf(mistyped.replace(embedded, ''))], ...(body.details?.causes ?? []).flatMap(({ field }: { field?: string }) => (field === undefined ? [] : [pointerOf(field)]))];
}

/** How the verdict of the rules relates to that of the API server. */
export type Agreement = 'agreed' | 'agreed elsewhere' | 'missed' | 'false refusal';

export function agreementOn({ object }: Mutant, { isRefused, places }: ServerVerdict): Agreement {
  const errors = Rules.check([object]).filter(({ severity }) => severity === Severity.ERROR);
  if (!isRefused) {
    return errors.some(({ outcome }) => outcome === 'object-refused') ? 'false refusal' : 'agreed';
  }
  if (errors.length === 0) {
    return 'missed';
  }
  // The decoder names no field for a quantity, and the server none for a whole object.
  return places.length === 0 || errors.some(({ pointer }) => places.some((place) => isClose(pointer, place))) ? 'agreed' : 'agreed elsewhere';
}

/** What the server leaves out of places, besides indexes. */
const leftOut: readonly (readonly [ours: RegExp, server: string])[] = [
  [/\/downwardAPI\/items\//u, '/downwardAPI/'],
  [/\/projected\/sources\/serviceAccountToken\//u, '/projected/'],
  [/\/resources\/requests\/storage$/u, '/resources/storage'],
];

/**
 * Whether a finding is at the field that the server blames, at the parent of the field, or at a field in it. The server leaves
 * out some indexes, and the decoder all indexes and the keys of maps.
 */
function isClose(finding: string, place: string): boolean {
  const [written, theirs] = [finding, place].map((pointer) => pointer.replace(/\/\d+(?=\/|$)/gu, ''));
  const ours = leftOut.reduce((pointer, [pattern, replacement]) => pointer.replace(pattern, replacement), written);
  return [written, ours].some((each) => each === theirs || each === parentOf(theirs) || parentOf(each) === theirs);
}

const parentOf = (pointer: string) => pointer.replace(/\/[^/]*$/u, '');
