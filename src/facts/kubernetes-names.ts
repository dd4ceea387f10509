import { Problem, quoted, userError } from './errors';

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const dnsSubdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedName = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const environmentName = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const configMapKey = /^[-._a-zA-Z0-9]+$/;

/**
 * Names of containers and volumes.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function checkDnsLabel(what: string, name: string): void {
  if (!isText(name) || name.length > 63 || !dnsLabel.test(name)) {
    refuse(`${what} ${quoted(name)} is not a DNS label`, 'Use up to 63 lowercase letters, digits and dashes, with a letter or digit at both ends.');
  }
}

/** Whether a string can be the name of most objects. */
export function isDnsSubdomain(name: string): boolean {
  return name.length <= 253 && dnsSubdomain.test(name);
}

/** Names of nodes and most other objects. */
export function checkDnsSubdomain(what: string, name: string): void {
  if (!isText(name) || !isDnsSubdomain(name)) {
    refuse(`${what} ${quoted(name)} is not a DNS subdomain`, 'Use up to 253 lowercase letters, digits, dashes and dots, with a letter or digit at both ends.');
  }
}

/**
 * Whether a string can be the name of a port.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function isPortName(name: string): boolean {
  return isText(name) && name.length <= 15 && dnsLabel.test(name) && /[a-z]/.test(name) && !name.includes('--');
}

/** Names of ports. */
export function checkPortName(name: string): void {
  if (!isPortName(name)) {
    refuse(`port name ${quoted(name)} is not valid`, 'Use up to 15 lowercase letters, digits and single dashes, with at least one letter.');
  }
}

/** Names of environment variables that every supported API server accepts. */
export function checkEnvironmentName(name: string): void {
  if (!isText(name) || !environmentName.test(name) || name === '.' || name.startsWith('..')) {
    refuse(`environment variable ${quoted(name)} has a name that the API server refuses`, 'Use letters, digits, "-", "_" and ".". Do not start with a digit.');
  }
}

/** Whether a string can be a key of a ConfigMap or Secret. The key is also a file name. */
export function isDataKey(key: string): boolean {
  return isText(key) && key.length <= 253 && configMapKey.test(key) && key !== '.' && !key.startsWith('..');
}

/** Keys of ConfigMaps and Secrets. */
export function checkDataKey(what: string, key: string): void {
  if (!isDataKey(key)) {
    refuse(`${what} ${quoted(key)} is not a valid key of a ConfigMap or Secret`, 'Use up to 253 letters, digits, "-", "_" and ".".');
  }
}

/**
 * Whether a string can be the key of a label or a taint: a name, with an optional DNS prefix and a
 * slash before it.
 */
export function isQualifiedName(key: string): boolean {
  const [name, prefix, ...rest] = key.split('/').reverse();
  const prefixIsValid = prefix === undefined || (prefix.length <= 253 && dnsSubdomain.test(prefix));
  return rest.length === 0 && name.length <= 63 && qualifiedName.test(name) && prefixIsValid;
}

/** Keys of labels and taints. */
export function checkQualifiedName(what: string, key: string): void {
  if (!isQualifiedName(key)) {
    refuse(`${what} ${quoted(key)} is not valid`, 'Use up to 63 letters, digits, "-", "_" and ".", with an optional DNS name and "/" before them.');
  }
}

/**
 * Whether a string can be the value of a label or a taint.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export function isLabelValue(value: string): boolean {
  return isText(value) && (value === '' || (value.length <= 63 && qualifiedName.test(value)));
}

/** Values of labels and taints. */
export function checkLabelValue(what: string, value: string): void {
  if (!isLabelValue(value)) {
    refuse(`${what} has the invalid value ${quoted(value)}`, 'Use a string of up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.');
  }
}

/** Labels of an object or its pods, or of selected nodes. */
export function checkLabels(labels: { readonly [key: string]: string } = {}): void {
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) {
    refuse(`labels must be an object, got ${quoted(labels)}`, 'Use an object with names and values.');
  }
  for (const [key, value] of Object.entries(labels)) {
    checkQualifiedName('label', key);
    checkLabelValue(`label ${quoted(key)}`, value);
  }
}

/**
 * Annotations of an object or its pods. A value is any string. The prefix of a key can contain
 * capitals.
 */
export function checkAnnotations(annotations: { readonly [key: string]: string } = {}): void {
  for (const [key, value] of Object.entries(annotations)) {
    checkQualifiedName('annotation', key.toLowerCase());
    if (!isText(value)) {
      refuse(`annotation ${quoted(key)} must be a string, got ${quoted(value)}`, 'Put the value into quotes.');
    }
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function refuse(message: string, fix: string): never {
  const problem: Problem = { message, fix };
  throw userError(problem);
}
