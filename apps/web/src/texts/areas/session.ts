import session from '../en/session.json';
import { catalogue } from '../texts.ts';

catalogue.add({ session });
