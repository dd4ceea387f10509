import { CONTAINER, isAt, isAtOrBelow, POD, TEMPLATE } from './pod-places';
import type { Difference } from './semantic-diff';
import { linuxOnlyContainerFields, linuxOnlyPodFields } from '../../src/facts/linux-only-fields';

type Rule = (difference: Difference) => boolean;

const securityContexts = `(?:${POD}|${CONTAINER})/securityContext`;
const templateAnnotations = `${TEMPLATE}/metadata/annotations`;
const commandLinePlaces = [
  `${CONTAINER}/(?:command|args)/\\d+`,
  `${CONTAINER}/workingDir`,
  `${CONTAINER}/env/\\d+/value`,
  `${CONTAINER}/(?:livenessProbe|readinessProbe|startupProbe|lifecycle/postStart|lifecycle/preStop)/exec/command/\\d+`,
];

/** All that a rebuilt workload may do otherwise than its original, and nothing else. */
export const allowedDifferences: Readonly<Record<string, Rule>> = {
  'os.name is added': ({ pointer, original, rebuilt }) => isAt(pointer, `${POD}/os/name`) && original === undefined && rebuilt === 'windows',
  'hostPort is dropped': dropped(`${CONTAINER}/ports/\\d+/hostPort`),
  'Linux-only fields are dropped': dropped(
    ...linuxOnlyPodFields.map(({ path }) => [POD, ...path].join('/')),
    ...linuxOnlyContainerFields.map(({ path }) => [CONTAINER, ...path].join('/')),
  ),
  'runAsNonRoot: false is dropped': (difference) => difference.original === false && dropped(`${securityContexts}/runAsNonRoot`)(difference),
  'the inherit-user annotation is dropped': dropped(`${templateAnnotations}/microsoft\\.com~1hostprocess-inherit-user`),
  'dnsPolicy is dropped': dropped(`${POD}/dnsPolicy`),
  'defaultMode is dropped': dropped(`${POD}/volumes/\\d+/(?:configMap|secret|projected|downwardAPI)/defaultMode`),
  'name and namespace of the template are dropped': dropped(`${TEMPLATE}/metadata/(?:name|namespace)`),
  'a service account is spelt otherwise': ({ pointer, original, rebuilt }) => {
    const account = serviceAccount(original);
    return isAt(pointer, `${securityContexts}/windowsOptions/runAsUserName`) && account !== undefined && account === serviceAccount(rebuilt);
  },
  'the token mount is written out': ({ pointer, original, rebuilt }) =>
    isAt(pointer, `${POD}/automountServiceAccountToken`) && original === undefined && rebuilt === true,
  'annotations of ours are added': ({ pointer, original, rebuilt }) =>
    isAt(pointer, `${templateAnnotations}/(?:account-reason\\.)?cdk8s-hostprocess~1[^/]+`) && original === undefined && typeof rebuilt === 'string',
  'the sandbox variable is spelt otherwise': ({ pointer, original, rebuilt }) => {
    const text = withSandboxSpeltOneWay(original);
    return isAt(pointer, ...commandLinePlaces) && text !== undefined && text === withSandboxSpeltOneWay(rebuilt);
  },
};

export function isAllowed(difference: Difference): boolean {
  return Object.values(allowedDifferences).some((rule) => rule(difference));
}

function dropped(...places: readonly string[]): Rule {
  return ({ pointer, original, rebuilt }) => isAtOrBelow(pointer, ...places) && original !== undefined && rebuilt === undefined;
}

/** One text for every spelling with which Windows logs a service account on. */
function serviceAccount(name: unknown): string | undefined {
  const squeezed = String(name).toLowerCase().replace(/ /gu, '');
  return /^ntauthority\\(?:system|localservice|networkservice)$/u.test(squeezed) ? squeezed : undefined;
}

/** The variable in one spelling, and backslashes in the path that follows it, up to the first blank. */
function withSandboxSpeltOneWay(text: unknown): string | undefined {
  const mention = /(?:%CONTAINER_SANDBOX_MOUNT_POINT%|\$env:CONTAINER_SANDBOX_MOUNT_POINT(?![A-Za-z0-9_]))([\\/]\S*)?/gu;
  return typeof text === 'string' && text.search(mention) !== -1
    ? text.replace(mention, (_, path: string = '') => `%CONTAINER_SANDBOX_MOUNT_POINT%${path.replace(/\//gu, '\\')}`)
    : undefined;
}
