import { isSet, Json } from './json';
import { oncePerPod } from './once-per-pod';
import { windowsOptions } from './pod-template';
import { quoted } from '../../facts/errors';

/** Windows options that name a group-managed service account. */
export interface GmsaOptions {
  /** `the pod`, or the name of the container. */
  readonly who: string;
  /** JSON pointer to the options. */
  readonly pointer: string;
  readonly options: Json;
}

/** The gMSA options of the pod and of its containers. */
export const gmsaOptionsOf = oncePerPod(({ spec, pointer, containers }): readonly GmsaOptions[] => {
  const found: GmsaOptions[] = [];
  const add = (holder: Json, at: string, container?: string) => {
    const options = windowsOptions(holder);
    if (isSet(options.gmsaCredentialSpecName) || isSet(options.gmsaCredentialSpec)) {
      found.push({ who: container === undefined ? 'the pod' : `container ${quoted(container)}`, pointer: `${at}/securityContext/windowsOptions`, options });
    }
  };
  add(spec, pointer);
  containers.forEach((container) => add(container.spec, container.pointer, container.name));
  return found;
});
