import session from '../en/session.json';
import { addTexts } from '../texts.ts';

addTexts({ session });
