import { useState } from 'preact/hooks';
import { apiPath, post, type RequestFailure } from '../api/request.js';
import { FailureNotice } from './notices.js';

/** Nobody is signed in: the login link on this machine, an API key from elsewhere. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const [key, setKey] = useState('');
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const signIn = (event: Event) => {
    event.preventDefault();
    setFailure(null);
    post(apiPath('/session'), { key: key.trim() }).then(onSignedIn, setFailure);
  };
  return (
    <section class="sheet sign-in">
      <h1>Sign in</h1>
      <p>
        On the machine that runs the server, open the login link that <code>headwater serve</code> printed
        when it started. From elsewhere, sign in with an API key.
      </p>
      <form onSubmit={signIn}>
        <label class="field">
          <span class="field-label">API key</span>
          <input
            type="password"
            autocomplete="current-password"
            required
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button-main">
          Sign in
        </button>
      </form>
      {failure && <FailureNotice failure={failure} />}
    </section>
  );
}
