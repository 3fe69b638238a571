/** The name of the message in which a file is handed over, so that another can take its place. */
export const fileKey = (id: string): string => `file ${id}`;
