import { kinds, OpenApiDocuments, reducedSchema } from './reduced';

/** Reads from an API server. */
interface Reader {
  get(path: string): Promise<{ readonly body: Readonly<Record<string, any>> }>;
}

/** The content of the schema file, from the OpenAPI documents of an API server. */
export async function schemaOf(server: Reader): Promise<string> {
  const { body: { major, minor } } = await server.get('/version');
  const documents: OpenApiDocuments = Object.fromEntries(await Promise.all(
    Object.keys(kinds).map(async (path) => [path, (await server.get(`/openapi/v3/${path}`)).body] as const),
  ));
  return reducedSchema(`${major}.${minor}`, documents);
}
