/**
 * What generated code refers to by an unqualified name, in the spelling of each language. One of our names with the same spelling
 * hides it: the code does not compile, or fails when Python imports or runs it.
 */
export const roots = {
  // The first words of qualified names, and Microsoft for programs that use ours. A type or a member of a class hides them.
  csharp: ['Amazon', 'Cdk8s', 'Constructs', 'Microsoft', 'Org', 'System'],
  // The same. Packages are hidden by parameters and fields, not by methods.
  java: ['com', 'io', 'java', 'javax', 'org', 'software'],
  // Modules and functions. Members hide them from the decorators of later members, parameters from the body.
  python: [
    'abc', 'builtins', 'cached_type_hints', 'check_type', 'cls', 'datetime', 'dict', 'enum', 'isinstance', 'jsii', 'publication', 'repr', 'self', 'str',
    'type_hints', 'typing', 'typing_extensions',
  ],
  // Packages, predeclared identifiers and the one local variable. Parameters hide them.
  go: ['bool', 'cdk8s', 'cdk8splus28', 'constructs', 'error', 'float64', 'fmt', 'internal', 'nil', 'panic', 'reflect', 'returns', 'string', 'time'],
};
