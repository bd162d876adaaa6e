import { useLocalStorage } from '@mantine/hooks';
import { createContext } from 'react';

/** The company that a part of a page is about, such as the one of the invoice being typed; undefined: the one that is looked at. */
export const CompanyScope = createContext<string | undefined>(undefined);

/** The company that the QuickBooks pages show, kept in this browser. Empty: the default one. */
export const useCompanyLookedAt = () => useLocalStorage({ key: 'tieout.company', defaultValue: '' });
