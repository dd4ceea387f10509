import type { Json } from './fault';
import { isSamePlace, pointerOf, valueAt } from './field-paths';
import type { Recorded, Said } from './records';
import { Cause, ruleOf } from './server-words';
import { Finding, RuleOutcome, Severity } from '../../../src';

/** Where the API server says a thing twice, and one finding about its reason is enough. */
const consequences: ReadonlyArray<{ readonly rule: string; readonly of: RegExp; readonly why: string }> = [
  { rule: 'HPC001', of: /^HPC002$/u, why: 'a container that contradicts its pod is one of another sort, too' },
  { rule: 'HPC081', of: /^HPC0(?:77|81)$/u, why: 'the server does not find a volume that it refuses' },
  { rule: 'HPC078', of: /^HPC0(?:06|34|35)$/u, why: 'fields that may not be set at all need no rule about their combinations' },
];

/** What the API server does not say, because it says another thing first. */
const unsaid: ReadonlyArray<{ readonly rule: string; readonly place: RegExp; readonly after: string }> = [
  { rule: 'HPC081', place: /^\/dnsConfig\/options\//u, after: 'HPC079' },
];

/** Rules about one field, of which only the first may speak. */
const moreSpecific: ReadonlyArray<readonly [string, RegExp]> = [
  ['HPC033', /^HPC005$/u],
  ['HPC034', /^HPC005$/u],
  ['HPC035', /^HPC005$/u],
  ['HPC010', /^HPC01[1-9]$/u],
  ['HPC011', /^HPC01[2-9]$/u],
  ['HPC012', /^HPC01[4-9]$/u],
  ['HPC013', /^HPC01[4-9]$/u],
];

/** What the API server and the rules do not agree on, a line each; nothing where they do. */
export function disagreements(recorded: Recorded): string[] {
  const { specPointer, said, saidOfPod, findings } = recorded;
  const refusing = findings.filter(isRefusal);
  const ofObject = refusing.filter(({ outcome }) => outcome === RuleOutcome.OBJECT_REFUSED);
  return [
    ...refusing.filter(({ severity }) => severity !== Severity.ERROR).map(({ rule }) => `${rule} says that something is refused, and is no error`),
    ...saidOfPod === undefined ? refusing.filter(({ outcome }) => outcome === RuleOutcome.PODS_REFUSED).map(({ rule }) => `${rule} speaks of pods of a Pod`) : [],
    ...differences('object', said, specPointer, ofObject, recorded),
    ...saidOfPod === undefined ? [] : differences('pod', saidOfPod, '/spec', refusing, recorded),
    ...spokenTwice(findings),
    ...differencesInWarnings(recorded),
  ];
}

/** Whether a finding says that the API server refuses the object, or the pods of it. */
export function isRefusal({ outcome }: Pick<Finding, 'outcome'>): boolean {
  return outcome === RuleOutcome.OBJECT_REFUSED || outcome === RuleOutcome.PODS_REFUSED;
}

/** The rules that what the server said belongs to; undefined stands for what belongs to none. */
export function rulesOf({ said, saidOfPod }: Recorded): Set<string | undefined> {
  return new Set([...said.causes, ...saidOfPod?.causes ?? []].map(ruleOf));
}

/** A rule and a place below the spec of the pod. */
interface Opinion {
  readonly rule: string;
  readonly place: string;
}

function differences(
  what: 'object' | 'pod', { causes }: Said, specPointer: string, findings: Recorded['findings'], { object, specPointer: inObject }: Recorded,
): string[] {
  const spec = valueAt(object, inObject) as Json;
  const ours = findings.map(({ rule, pointer }): Opinion => (
    { rule, place: pointer.startsWith(inObject) ? pointer.slice(inObject.length) : `outside of the pod: ${pointer}` }
  ));
  const theirs = causes.flatMap((cause) => opinionOf(cause, specPointer) ?? []);
  const agree = (own: Opinion, their: Opinion) => own.rule === their.rule && isSamePlace(own.rule, own.place, their.place, spec);
  const invented = ours.filter((own) => !theirs.some((their) => agree(own, their)));
  const right = ours.filter((own) => !invented.includes(own));
  const isUnsaid = (own: Opinion) => unsaid.some(({ rule, place, after }) => (
    rule === own.rule && place.test(own.place) && right.some((other) => other.rule === after)
  ));
  const missed = theirs.filter((their) => (
    !right.some((own) => agree(own, their) || own.place === their.place)
    && !consequences.some(({ rule, of }) => rule === their.rule && right.some((own) => of.test(own.rule)))
  ));
  return [
    ...missed.map(({ rule, place }) => `the server refuses the ${what} for ${rule} at "${place}", the rules do not`),
    ...invented.filter((own) => !isUnsaid(own)).map(({ rule, place }) => `the server does not refuse the ${what} for ${rule} at "${place}", the rule does`),
  ];
}

function opinionOf(cause: Cause, specPointer: string): Opinion | undefined {
  const rule = ruleOf(cause);
  return rule === undefined ? undefined : { rule, place: pointerOf(cause.field).slice(specPointer.length) };
}

const portWarning = /^(\S+): (?:duplicate|overlapping|dangerously ambiguous) port definition with (\S+)$/u;

/** HostProcess pods that are taken, with two processes for one port: the server warns, and so does HPC031. */
function differencesInWarnings({ object, specPointer, said, saidOfPod = said, findings }: Recorded): string[] {
  const spec = valueAt(object, specPointer) as Json;
  if (!saidOfPod.accepted || !isHostProcess(spec)) {
    return [];
  }
  const theirs = saidOfPod.warnings.flatMap((text) => portWarning.exec(text)?.slice(1).map((field) => pointerOf(field).slice('/spec'.length)) ?? []);
  const pairs = Array.from({ length: theirs.length / 2 }, (_, index) => theirs.slice(2 * index, 2 * index + 2));
  const expected = new Set(pairs.filter(([second, first]) => runTogether(spec, second, first)).map(([second]) => second));
  const ours = new Set(findings.filter(({ rule }) => rule === 'HPC031').map(({ pointer }) => pointer.slice(specPointer.length).replace(/\/\w+$/u, '')));
  return [
    ...[...expected].filter((place) => !ours.has(place)).map((place) => `the server warns of the port "${place}", the rules do not`),
    ...[...ours].filter((place) => !expected.has(place)).map((place) => `the server does not warn of the port "${place}", HPC031 does`),
  ];
}

function isHostProcess({ securityContext, containers, initContainers = [] }: Json): boolean {
  const ofPod = securityContext?.windowsOptions?.hostProcess;
  return [...containers, ...initContainers].every((container) => (container.securityContext?.windowsOptions?.hostProcess ?? ofPod) === true);
}

/** Whether the containers that two ports belong to are one, or run at the same time. */
function runTogether(spec: Json, ...ports: readonly string[]): boolean {
  const containers = ports.map((pointer) => pointer.replace(/\/ports\/\d+$/u, ''));
  return containers[0] === containers[1]
    || containers.every((pointer) => pointer.startsWith('/containers/') || (valueAt(spec, pointer) as Json).restartPolicy === 'Always');
}

function spokenTwice(findings: Recorded['findings']): string[] {
  return moreSpecific.flatMap(([first, others]) => findings.filter(({ rule }) => rule === first).flatMap(({ pointer }) => (
    findings.filter((other) => other.pointer === pointer && others.test(other.rule)).map(({ rule }) => `both ${first} and ${rule} speak about "${pointer}"`)
  )));
}
