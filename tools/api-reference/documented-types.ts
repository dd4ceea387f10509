import { ApiReferenceSchema, ClassSchema, DocsSchema, MarkdownDocument, MarkdownRenderer } from 'jsii-docgen';
import { Assembly } from './assembly';

/** A public type, and how jsii-docgen renders it. */
export interface DocumentedType {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'construct' | 'class' | 'interface' | 'options' | 'enum';
  readonly docs: DocsSchema;
  render(renderer: MarkdownRenderer): MarkdownDocument;
}

type Named = Pick<ClassSchema, 'fqn' | 'displayName' | 'docs'>;
type Rendering = Pick<DocumentedType, 'kind' | 'render'>;

/**
 * All public types: constructs and other classes first, then interfaces and options, then enums.
 */
export function documentedTypes(reference: ApiReferenceSchema, assembly: Assembly): DocumentedType[] {
  const { constructs, classes, interfaces, structs, enums } = reference;
  const own = (type: ClassSchema) => withoutForeignMembers(type, assembly);
  return [
    ...described(constructs, (type) => ({ kind: 'construct', render: (renderer) => renderer.visitConstruct(own(type)) })),
    ...described(classes, (type) => ({ kind: 'class', render: (renderer) => renderer.visitClass(own(type)) })),
    ...described(interfaces, (type) => ({ kind: 'interface', render: (renderer) => renderer.visitInterface(type) })),
    ...described(structs, (type) => ({ kind: 'options', render: (renderer) => renderer.visitStruct(type) })),
    ...described(enums, (type) => ({ kind: 'enum', render: (renderer) => renderer.visitEnum(type) })),
  ];
}

function described<T extends Named>(types: readonly T[], describe: (type: T) => Rendering): DocumentedType[] {
  return types.map((type) => ({ fqn: type.fqn, name: type.displayName, docs: type.docs, ...describe(type) }));
}

/**
 * Removes members that other libraries declare. They would fill half of the page of each construct.
 */
function withoutForeignMembers(type: ClassSchema, assembly: Assembly): ClassSchema {
  const own = ({ displayName }: { displayName: string }) => assembly.declares(type.fqn, displayName);
  return {
    ...type,
    instanceMethods: type.instanceMethods.filter(own),
    staticMethods: type.staticMethods.filter(own),
    properties: type.properties.filter(own),
    constants: type.constants.filter(own),
  };
}
