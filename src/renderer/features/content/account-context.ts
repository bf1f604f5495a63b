import { createContext } from 'react';

/** The account whose files markdown may point at as `/FILEID` (R40); null where there is none, as in a preview. */
export const AccountContext = createContext<string | null>(null);
