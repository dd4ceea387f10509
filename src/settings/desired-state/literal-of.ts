/**
 * The value of an enum member, as the JSON Schema writes it. This lets the compiler compare the
 * members of the enum with the values of the schema. An enum itself is never assignable to those
 * values.
 */
export function literalOf<Member extends string>(member: Member): `${Member}` {
  return member as `${Member}`;
}
