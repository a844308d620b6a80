# Untried: no release was made yet. Fill in the version and the sums of a release (RELEASE.md).
class Craftnudge < Formula
  desc "Local-first coach for the craft of committing"
  homepage "https://github.com/craftnudge/craftnudge"
  version "0.2.0"
  license "MIT"

  base = "https://github.com/craftnudge/craftnudge/releases/download/v#{version}"
  on_macos do
    on_arm do
      url "#{base}/craftnudge-darwin-arm64"
      sha256 "0000000000000000000000000000000000000000000000000000000000000000"
    end
    on_intel do
      url "#{base}/craftnudge-darwin-x86_64"
      sha256 "0000000000000000000000000000000000000000000000000000000000000000"
    end
  end
  on_linux do
    on_arm do
      url "#{base}/craftnudge-linux-aarch64"
      sha256 "0000000000000000000000000000000000000000000000000000000000000000"
    end
    on_intel do
      url "#{base}/craftnudge-linux-x86_64"
      sha256 "0000000000000000000000000000000000000000000000000000000000000000"
    end
  end

  def install
    bin.install Dir["craftnudge-*"].first => "craftnudge"
    bin.install_symlink "craftnudge" => "git-craftnudge"
    ENV["XDG_CACHE_HOME"] = buildpath/"cache"
    system bin/"craftnudge", "man", buildpath/"man"
    man1.install Dir[buildpath/"man/*.1"]
  end

  test do
    ENV["XDG_CACHE_HOME"] = testpath/"cache"
    assert_match version.to_s, shell_output("#{bin}/craftnudge --version")
    system bin/"craftnudge", "self-check"
  end
end
