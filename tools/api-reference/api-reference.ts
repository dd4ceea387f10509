import { Documentation, JsiiEntity, Language, MarkdownRenderer } from 'jsii-docgen';
import { Assembly } from './assembly';
import { DocumentedType, documentedTypes } from './documented-types';
import { Group, groupOf, groups } from './groups';

const generated = '<!-- Generated from the doc comments: npx projen docgen -->';

/** The folder of the pages, relative to the root of the repository. */
export const FOLDER = 'docs/api';

/**
 * The contents of API.md and of its pages, by their paths relative to the root of the repository.
 */
export async function apiReference(root: string): Promise<Record<string, string>> {
  const { metadata, apiReference: reference } = await schemaOf(root);
  const assembly = Assembly.read(root);
  const pageOf = (fqn: string) => groupOf(assembly.fileOf(fqn)).page;
  const contents = new Map(groups.map((group): [Group, DocumentedType[]] => [group, []]));
  documentedTypes(reference!, assembly).forEach((type) => contents.get(groupOf(assembly.fileOf(type.fqn)))!.push(type));

  const idOf = ({ id }: JsiiEntity) => id.replace(`${metadata.packageName}.`, '');
  const page = (group: Group, types: readonly DocumentedType[]) => {
    const renderer = new MarkdownRenderer({
      ...metadata,
      language: Language.TYPESCRIPT,
      anchorFormatter: idOf,
      linkFormatter: (entity) => {
        if (entity.packageName !== metadata.packageName) {
          return entity.fqn;
        }
        const target = pageOf(typeOf(entity));
        return `<a href="${target === group.page ? '' : `${target}.md`}#${idOf(entity)}">${entity.displayName}</a>`;
      },
    });
    return pageText(group, types.map((type) => type.render(renderer).render(2)));
  };
  return {
    'API.md': indexText(contents),
    ...Object.fromEntries([...contents].map(([group, types]) => [`${FOLDER}/${group.page}.md`, page(group, types)])),
  };
}

async function schemaOf(root: string) {
  const documentation = await Documentation.forProject(root);
  try {
    return (await documentation.toJson({ language: Language.TYPESCRIPT })).content;
  } finally {
    await documentation.cleanup();
  }
}

/** The full name of a type, or of the type that a member belongs to. */
function typeOf({ fqn }: JsiiEntity): string {
  return fqn.split('.').slice(0, 2).join('.');
}

function pageText({ title }: Group, types: readonly string[]): string {
  return tidied([generated, `# ${title}`, '', 'The [API reference](../../API.md) lists all public types of the library.', '', ...types].join('\n'));
}

/**
 * Removes the anchors of headings that every type has, which no link uses, and the names of
 * anchors, which repeat their ids.
 */
function tidied(markdown: string): string {
  return `${markdown
    .replace(/ <a name="([^"]*)" id="\1"><\/a>$/gmu, (anchor, name) => sectionNames.has(name) ? '' : anchor)
    .replace(/<a name="[^"]*" id=/gu, '<a id=')
    .replace(/\n{3,}/gu, '\n\n')
    .trimEnd()}\n`;
}

const sectionNames = new Set(['Methods', 'Static Functions', 'Properties', 'Constants', 'Members']);

function indexText(contents: ReadonlyMap<Group, readonly DocumentedType[]>): string {
  return `${[
    generated,
    '# API reference',
    '',
    'This page lists all public types by topic. Each heading links to a page that describes the members of',
    'these types in TypeScript. The page about [other languages](docs/other-languages.md) shows how names',
    'change in Python, Java, C# and Go. The pages leave out members that a class inherits from the libraries',
    'constructs and cdk8s-plus-28.',
    '',
    ...[...contents].flatMap(([{ page, title }, types]) => [
      `## [${title}](${FOLDER}/${page}.md)`,
      '',
      '| type | kind of type | description |',
      '|---|---|---|',
      ...types.map(({ name, kind, docs }) => `| [${name}](${FOLDER}/${page}.md#${name}) | ${kind} | ${cell(docs.summary ?? '')} |`),
      '',
    ]),
  ].join('\n').trimEnd()}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/gu, ' ');
}
