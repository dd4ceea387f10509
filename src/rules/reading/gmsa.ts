import { isSet, Json } from './json';
import { PodTemplate, windowsOptions } from './pod-template';
import { quoted } from '../../facts/errors';

/** Options for Windows that name a group-managed service account. */
export interface GmsaOptions {
  /** `the pod`, or the container by its name. */
  readonly who: string;
  /** JSON pointer to the options. */
  readonly pointer: string;
  readonly options: Json;
}

/** Those of the pod and of its containers. */
export function gmsaOptionsOf({ spec, pointer, containers }: PodTemplate): GmsaOptions[] {
  return [{ spec, pointer, who: 'the pod' }, ...containers.map((container) => ({ ...container, who: `container ${quoted(container.name)}` }))]
    .map((holder) => ({ who: holder.who, pointer: `${holder.pointer}/securityContext/windowsOptions`, options: windowsOptions(holder.spec) }))
    .filter(({ options }) => isSet(options.gmsaCredentialSpecName) || isSet(options.gmsaCredentialSpec));
}
