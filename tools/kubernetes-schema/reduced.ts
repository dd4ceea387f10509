/** The OpenAPI documents of an API server, by the path of their group: `api/v1`. */
export type OpenApiDocuments = Readonly<Record<string, Schema>>;

interface Schema {
  readonly [keyword: string]: any;
}

/** The kinds that the rules decode, by the path of their group. */
export const kinds: Readonly<Record<string, readonly string[]>> = {
  'api/v1': ['ConfigMap', 'Namespace', 'Pod', 'PodTemplate', 'ReplicationController', 'Secret', 'Service'],
  'apis/apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'apis/batch/v1': ['CronJob', 'Job'],
};

/** Types that Kubernetes decodes itself. Their schemas do not say how. */
const ownTypes: ReadonlyMap<string, string> = new Map([
  ['FieldsV1', 'any'],
  ['IntOrString', 'IntOrString'],
  ['MicroTime', 'Time'],
  ['Quantity', 'Quantity'],
  ['RawExtension', 'any'],
  ['Time', 'Time'],
]);

/**
 * Fields that the schema requires, and the API server does not. A test creates objects without
 * required fields.
 */
const notEnforced: readonly string[] = [
  'ClusterTrustBundleProjection path', 'HTTPHeader value', 'ISCSIVolumeSource lun', 'PodCertificateProjection keyType', 'PodCertificateProjection signerName',
  'PodFailurePolicy rules', 'PreferredSchedulingTerm preference', 'ScaleIOVolumeSource secretRef', 'SleepAction seconds', 'Sysctl value',
];

/** Fields with a rule of their own: HPC008 and HPC079. */
const judgedElsewhere: readonly string[] = ['PodOS name', 'PodSpec dnsPolicy'];

/**
 * The kinds and all types in them as one JSON text, with a line for each type. A field is a pair of
 * its name and its type. The name of a required field ends in `!`. The type of a list ends in `[]`,
 * and the type of a map in `{}`. An enumeration is `=` and its members, separated by `|`.
 */
export function reducedSchema(version: string, documents: OpenApiDocuments): string {
  const schemas: Schema = Object.assign({}, ...Object.values(documents).map(({ components }) => components.schemas));
  const types = new Map<string, Readonly<Record<string, string>>>();
  const named = new Map<string, string>();

  const typeNamed = (reference: string): string => {
    const key = reference.split('/').at(-1)!;
    const name = key.split('.').at(-1)!;
    const own = ownTypes.get(name);
    if (own !== undefined) {
      return own;
    }
    if (named.has(name) && named.get(name) !== key) {
      throw new Error(`two types have the name ${name}: ${named.get(name)} and ${key}`);
    }
    if (!named.has(name)) {
      named.set(name, key);
      const { properties = {}, required = [] } = schemas[key];
      types.set(name, Object.fromEntries(Object.keys(properties).sort().map((field) => {
        const place = `${name} ${field}`;
        return judgedElsewhere.includes(place) ? [field, 'string']
          : [required.includes(field) && !notEnforced.includes(place) ? `${field}!` : field, typeOf(properties[field])];
      })));
    }
    return name;
  };
  const typeOf = ({ $ref, allOf, type, format, items, additionalProperties, enum: members }: Schema): string => {
    const reference = $ref ?? allOf?.[0].$ref;
    if (reference !== undefined) {
      return typeNamed(reference);
    }
    switch (type) {
      case 'array': return `${typeOf(items)}[]`;
      case 'object': return `${typeOf(additionalProperties)}{}`;
      case 'integer': return format;
      case 'boolean': return type;
      case 'string': return members !== undefined ? `=${[...members].sort().join('|')}` : format === 'byte' ? 'bytes' : type;
      default: throw new Error(`this program does not know the schema type ${type}`);
    }
  };

  const roots = Object.entries(kinds).flatMap(([path, ofGroup]) => ofGroup.map((kind) => {
    const apiVersion = path.replace(/^apis?\//u, '');
    const key = Object.keys(schemas).find((each) => schemas[each]['x-kubernetes-group-version-kind']?.some((group: Schema) => (
      group.kind === kind && [group.group, group.version].filter(Boolean).join('/') === apiVersion
    )));
    return [`${apiVersion} ${kind}`, typeNamed(key!)] as const;
  }));
  const lines = (entries: readonly (readonly [string, unknown])[]) => [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
  return `{
  "version": ${JSON.stringify(version)},
  "kinds": {
${lines(roots)}
  },
  "types": {
${lines([...types])}
  }
}
`;
}
