import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Generator } from './generator';
import { heading, list } from './powershell';

const FOLDER = 'src/agent';
const schemaName = /^kind-(.*)\.schema\.json$/u;

/** Fields that settings of every kind have. */
const common = ['id', 'kind', 'ensure', 'dependsOn'];

interface KindSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, unknown>> & { readonly kind: { readonly const: string } };
  /** If true, the agent compares and reports such settings, and changes nothing. */
  readonly readOnly?: boolean;
}

/**
 * The fields of each kind of setting, from its JSON Schema. Each kind has its own script, so that a
 * pod gets only the kinds of its settings.
 */
export const agentFields: Generator = {
  folder: FOLDER,
  owns: /^fields-.*\.ps1$/u,
  files: () => {
    const folder = join(__dirname, '..', FOLDER);
    return Object.fromEntries(readdirSync(folder).filter((name) => schemaName.test(name)).sort().map((name) => {
      const schema: KindSchema = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return [`fields-${schemaName.exec(name)![1]}.ps1`, fieldsOf(schema, `${FOLDER}/${name}`)];
    }));
  },
};

function fieldsOf({ required, properties, readOnly = false }: KindSchema, source: string): string {
  const kind = properties.kind.const;
  const own = Object.keys(properties).filter((field) => !common.includes(field));
  return [
    heading(`Fields of settings of the kind ${kind}.`, source),
    `$settingKinds['${kind}'] = @{`,
    `    required = ${list(own.filter((field) => required.includes(field)), '    ')}`,
    `    optional = ${list(own.filter((field) => !required.includes(field)), '    ')}`,
    `    reportsOnly = $${readOnly}`,
    '}\n',
  ].join('\n');
}
