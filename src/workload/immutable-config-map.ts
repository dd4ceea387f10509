import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { contentHash } from '../facts/content-hash';

const HASH_LENGTH = 10;
const LONGEST_NAME = 253;

/** The parts of a ConfigMap's name, apart from the hash of its content, and its namespace. */
export interface ConfigMapPlace {
  /**
   * Name of the ConfigMap's owner: a DNS subdomain. It is cut if the whole name would be too long.
   */
  readonly prefix: string;
  /** What the ConfigMap contains: a DNS label. */
  readonly suffix?: string;
  readonly namespace?: string;
}

/** Files by name: strings, and binary files in base64. */
export interface ConfigMapFiles {
  readonly data: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/**
 * Creates a ConfigMap whose content never changes, because its name ends in a hash of the content.
 * Different content results in a new ConfigMap. A workload that refers to it then has a new pod
 * template, and replaces its pods.
 */
export function immutableConfigMap(scope: Construct, id: string, place: ConfigMapPlace, files: ConfigMapFiles): ApiObject {
  const { data, binaryData = {} } = files;
  return new ApiObject(scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: hashedName(place, files), namespace: place.namespace },
    immutable: true,
    data,
    ...Object.keys(binaryData).length > 0 && { binaryData },
  });
}

/**
 * A valid name of at most 253 characters for any prefix and suffix. Different content has different
 * names.
 */
export function hashedName({ prefix, suffix }: ConfigMapPlace, { data, binaryData = {} }: ConfigMapFiles): string {
  // No key contains a slash, so a string and base64 of the same characters have different hashes.
  const binary = Object.entries(binaryData).map(([key, value]) => [`binary/${key}`, value]);
  const hash = contentHash({ ...data, ...Object.fromEntries(binary) }).slice(0, HASH_LENGTH);
  const end = suffix === undefined ? `-${hash}` : `-${suffix}-${hash}`;
  return `${prefix.slice(0, LONGEST_NAME - end.length).replace(/[.-]+$/u, '')}${end}`;
}
