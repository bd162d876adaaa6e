import quickbooks from '../en/quickbooks.json';
import { addTexts } from '../texts.ts';

addTexts({ quickbooks });
